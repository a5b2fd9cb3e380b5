"""From an address to a QR matrix and its drawing; the only import of `qrcode`."""
