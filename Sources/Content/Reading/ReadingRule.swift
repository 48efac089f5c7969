/// The ids of all rules that reading a post or `stet.yml` can report.
///
/// An enumeration, so that no reader can emit an id that the rule reference does not know.
package enum ReadingRule: String, Sendable, Hashable, CaseIterable {
  // The file
  case encoding
  case controlCharacter = "control-character"
  case bidiOverride = "bidi-override"
  case tooLarge = "too-large"
  case frontMatter = "front-matter"

  // YAML
  case yamlSyntax = "yaml-syntax"
  case yamlAnchor = "yaml-anchor"
  case yamlAlias = "yaml-alias"
  case yamlTag = "yaml-tag"
  case yamlMergeKey = "yaml-merge-key"
  case yamlKey = "yaml-key"
  case yamlDocuments = "yaml-documents"
  case yamlLimit = "yaml-limit"
  case duplicateKey = "duplicate-key"
  case lostComment = "lost-comment"

  // Keys and values
  case unknownKey = "unknown-key"
  case foreignKey = "foreign-key"
  case missingKey = "missing-key"
  case emptyValue = "empty-value"
  case wrongType = "wrong-type"
  case invalidValue = "invalid-value"
  case invalidID = "invalid-id"
  case invalidTime = "invalid-time"
  case unknownZone = "unknown-zone"

  // Posts
  case invalidHashtag = "invalid-hashtag"
  case hashtagSign = "hashtag-sign"
  case mediaPath = "media-path"
  case mediaSource = "media-source"
  case forgeAttachment = "forge-attachment"
  case altConflict = "alt-conflict"

  // stet.yml
  case unsupportedVersion = "unsupported-version"
  case undeclared
  case queueChannels = "queue-channels"
  case duplicateIdentity = "duplicate-identity"
  case ruleUnsatisfiable = "rule-unsatisfiable"
}
