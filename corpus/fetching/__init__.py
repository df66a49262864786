"""Single pages of the web, fetched with care: from an address that somebody named to the bytes of a file.

A page's address comes from outside, and so does every redirect. None of them may lead into the network or the machine
of whoever runs this (https://owasp.org/www-community/attacks/Server_Side_Request_Forgery), keep it waiting or fill it.
"""
