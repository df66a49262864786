"""PDFium in a process of its own: what a damaged or hostile PDF does to it ends with that process.

`program` is what that process runs. It imports nothing of ours but this package, so that it begins at once, and sends
what the pages hold as plain numbers (`frames`), which whoever began it makes into text (`corpus.readers.pdf.apart`).
"""
