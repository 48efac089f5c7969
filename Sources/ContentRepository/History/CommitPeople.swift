internal import Content
internal import Git
internal import Workflow

/// Names the people of commits.
///
/// An address of `stet.yml` belongs to its person. Another may be one that the policy branch's `.mailmap` puts in the
/// place of an address of `stet.yml`: it may merge identities, but never attribute one person's commits to another.
struct CommitPeople {
  private let people: PeopleDirectory
  private let mailmap: Mailmap

  init(_ policy: PolicySnapshot) {
    people = PeopleDirectory(policy.configuration)
    mailmap = policy.mailmap
  }

  /// The author, and then the co-authors that they name, each person once; not the committer, whom a rebase or a
  /// forge's merge button sets.
  func contributions(to commit: Commit) -> [Contribution] {
    let author = authorName(of: commit)
    var seen: Set<String> = [author]
    let named = commit.coAuthors.map(name).filter { seen.insert($0).inserted }
    return [Contribution(person: author, commit: commit.id.hex)]
      + named.map { Contribution(person: $0, commit: commit.id.hex, namedBy: author) }
  }

  /// The author's name.
  func authorName(of commit: Commit) -> String {
    commit.isMalformed ? Self.unknown(behind: commit.id) : name(commit.author.identity)
  }

  /// The name that stands for the unknown author behind a malformed commit or folder.
  static func unknown(behind object: ObjectID) -> String { "?malformed:\(object)" }

  /// The person's name; `?` and part of the address's hash if no person in `stet.yml` has it.
  private func name(_ identity: Identity) -> String {
    people.person(forAddress: identity.email) ?? people.name(forAddress: mailmap.resolve(identity).email)
  }
}
