/// A person as git knows them: a name and an address, neither of them verified.
package struct Identity: Hashable, Sendable {
  package let name: String
  package let email: String

  package init(name: String, email: String) {
    self.name = name
    self.email = email
  }
}
