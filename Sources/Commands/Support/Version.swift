/// The version of Stet.
package enum Version {
  /// As printed by `stet --version`, and as evidence in records.
  package static let current = "0.1.0"
}
