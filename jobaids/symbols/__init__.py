"""From an address to its symbol: payload segments, matrix, drawing. The only room that knows `qrcode`."""
