"""What people see of rituals; state in, view out."""
