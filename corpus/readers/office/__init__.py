"""What the readers of office documents share: elements by their names, numbers as they are printed, properties."""
