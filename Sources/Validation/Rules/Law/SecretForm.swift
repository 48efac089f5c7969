/// A kind of token that is recognised by its prefix.
struct SecretForm: Sendable {
  let beginning: String
  /// How many bytes may follow.
  let lengths: ClosedRange<Int>
  let kind: String
  /// What may follow beside letters and digits.
  var signs = ""
  /// Whether it is the secret itself, not only its name.
  var isSecret = true

  /// The first byte of its prefix.
  var first: UInt8 { beginning.utf8.first ?? 0 }

  /// Whether a token of the kind may have `byte`.
  func allows(_ byte: UInt8) -> Bool { byte.isASCIILetterOrDigit || signs.utf8.contains(byte) }

  private static let many = 512

  /// Sources: the issuers' own descriptions of their tokens, as secret scanners list them, read 2026-11-25.
  static let all: [SecretForm] = [
    SecretForm(beginning: "ghp_", lengths: 36...many, kind: "a token of GitHub"),
    SecretForm(beginning: "gho_", lengths: 36...many, kind: "a token of GitHub"),
    SecretForm(beginning: "ghu_", lengths: 36...many, kind: "a token of GitHub"),
    SecretForm(beginning: "ghs_", lengths: 36...many, kind: "a token of GitHub"),
    SecretForm(beginning: "ghr_", lengths: 36...many, kind: "a token of GitHub"),
    SecretForm(beginning: "github_pat_", lengths: 60...many, kind: "a token of GitHub", signs: "_"),
    SecretForm(beginning: "glpat-", lengths: 20...many, kind: "a token of GitLab", signs: "-_."),
    SecretForm(beginning: "xoxb-", lengths: 20...many, kind: "a token of Slack", signs: "-"),
    SecretForm(beginning: "xoxp-", lengths: 20...many, kind: "a token of Slack", signs: "-"),
    SecretForm(beginning: "xoxa-", lengths: 20...many, kind: "a token of Slack", signs: "-"),
    SecretForm(beginning: "xoxr-", lengths: 20...many, kind: "a token of Slack", signs: "-"),
    SecretForm(beginning: "xoxs-", lengths: 20...many, kind: "a token of Slack", signs: "-"),
    SecretForm(beginning: "xapp-", lengths: 20...many, kind: "a token of Slack", signs: "-"),
    SecretForm(beginning: "AKIA", lengths: 16...16, kind: "the name of a key of Amazon Web Services", isSecret: false),
    SecretForm(beginning: "ASIA", lengths: 16...16, kind: "the name of a key of Amazon Web Services", isSecret: false),
    SecretForm(beginning: "AIza", lengths: 35...35, kind: "a key of Google", signs: "-_"),
    SecretForm(beginning: "sk_live_", lengths: 16...many, kind: "a key of Stripe"),
    SecretForm(beginning: "rk_live_", lengths: 16...many, kind: "a key of Stripe"),
    SecretForm(beginning: "sk-ant-", lengths: 32...many, kind: "a key of Anthropic", signs: "-_"),
    SecretForm(beginning: "sk-proj-", lengths: 32...many, kind: "a key of OpenAI", signs: "-_"),
    SecretForm(beginning: "sk-", lengths: 32...many, kind: "a key of an API"),
    SecretForm(beginning: "EAA", lengths: 100...many, kind: "a token of Meta"),
  ]
}
