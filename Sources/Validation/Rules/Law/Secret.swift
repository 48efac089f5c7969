internal import Content
internal import Diagnostics

/// Tokens, keys and passwords are in no file of the repository.
enum Secret: PostRule {
  static let description = RuleDescription(
    id: "secret",
    summary: "No token, key or password anywhere in the file of a post",
    explanation: "It would be published, and git keeps it for good. Revoke it where it was issued, now: removing the "
      + "line does not make it secret again.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      labels: [ghp_16C7e42F292c6912E7710c838347Ae178B4a]
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard let source = post.source else { return [] }
    return SecretScanner(source.bytes).found.prefix(Legal.most).map { secret in
      finding(
        in: post.post, at: source.range(secret.place), "\(Shown.quoted(shown(secret, source))) is \(secret.kind)",
        severity: secret.isCertain ? .error : .warning)
    }
  }

  /// Part of the secret: enough to find it but not to use it, since findings are printed in public logs.
  private static func shown(_ secret: SecretScanner.Found, _ source: SourceFile) -> String {
    String(source.text(at: secret.place).prefix(secret.shown)) + "…"
  }
}
