"""The demonstration: a sample news site, a register, and two scripted editors. Everything stays on loopback."""
