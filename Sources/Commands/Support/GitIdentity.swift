internal import ContentRepository
internal import Git

/// Git's own identity: who acts.
enum GitIdentity {
  /// The name and address that git would commit under.
  ///
  /// `GIT_AUTHOR_NAME` and `GIT_AUTHOR_EMAIL`, else `user.name` and `user.email`.
  static func read(_ git: Repository, environment: [String: String]) throws -> Identity {
    let email = try environment["GIT_AUTHOR_EMAIL"] ?? git.configuration("user.email")
    guard let email, !email.isEmpty else {
      throw CommandFailure(
        .cannotRun, "git does not know who you are", hints: ["git config user.email YOU@EXAMPLE.COM"])
    }
    return Identity(name: try environment["GIT_AUTHOR_NAME"] ?? git.configuration("user.name") ?? email, email: email)
  }
}
