"""What is true without files, terminal or clock: people, sessions, facts and how they fold."""
