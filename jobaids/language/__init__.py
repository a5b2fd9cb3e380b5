"""What is particular to a language: signal words, section names, word counts, sentence rules, interface words."""
