"""Libraries: named sets of molecules that can be searched, one of them built in."""
