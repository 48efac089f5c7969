package import Content
package import Git
internal import Workflow

/// Who acts: git's own identity, and the person of `stet.yml` that it belongs to.
package struct Actor: Sendable {
  package var person: Person
  /// The name and address that the record's commit carries.
  package var identity: Identity

  /// Finds the person that an identity belongs to.
  ///
  /// - Throws: a refusal if no person in the `stet.yml` of the policy branch has the address, or the person left or is
  ///   inactive.
  package init(identity: Identity, policy: PolicySnapshot) throws {
    let people = PeopleDirectory(policy.configuration)
    guard let name = people.person(forAddress: identity.email), let person = policy.configuration.person(name) else {
      throw Refusal(
        "\(identity.email) is the address of no person in the stet.yml of \(policy.branch)",
        hints: [
          "git config user.email ADDRESS",
          "add yourself under `people` in stet.yml, on that branch",
        ])
    }
    guard person.until == nil else {
      throw Refusal(
        "\(name) has left: stet.yml on \(policy.branch) says up to when what \(name) decided counts",
        hints: ["remove `until` under `people.\(name)` in stet.yml, on that branch, if \(name) is back"])
    }
    guard !person.isInactive else {
      throw Refusal(
        "\(name) is inactive in the stet.yml of \(policy.branch), and makes no decisions",
        hints: ["remove `inactive` under `people.\(name)` in stet.yml, on that branch, if \(name) is back"])
    }
    self.person = person
    self.identity = identity
  }
}

/// A decision that was refused, and why. No record was written.
package struct Refusal: Error, Sendable {
  package var summary: String
  package var causes: [String]
  package var hints: [String]

  package init(_ summary: String, causes: [String] = [], hints: [String] = []) {
    self.summary = summary
    self.causes = causes
    self.hints = hints
  }
}
