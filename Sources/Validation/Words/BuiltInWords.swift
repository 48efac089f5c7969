/// The word lists that come with Stet, in the form of a list's file. Each begins with its version and date.
///
/// They decide which flags a post raises, so a change here changes which approvals posts need: change the version, and
/// mention it in the release notes.
enum BuiltInWords {}
