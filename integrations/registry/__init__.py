"""The employment registry: one contract (openapi.yaml), a client held to it, a sandbox like the real one.

openapi.yaml is the only schema. `client.RegistryClient` calls any operation in it by name and gives one of three
answers (`errors.Known`, `errors.NotSent`, `errors.Unknown`); `sandbox` is a registry with made-up persons.
"""
