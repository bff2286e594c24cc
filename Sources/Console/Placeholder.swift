// The module's first file; it goes when the module has one of its own.
