"""One module per screen. Every view names its roles by ``desk.roles.needs``."""
