"""What the readers of office documents share: styles by their names, settings, symbols, properties."""
