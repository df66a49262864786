"""What changes the library from the browser: who may, and the forms they do it with."""
