"""Ways a bundle travels, one file each."""
