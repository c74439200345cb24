"""Values for tests of several floors: strategies and small builders."""
