/// The word lists that come with Stet, in the form of a list's file. Each begins with its version and date.
///
/// They decide which flags a post raises, so a change here changes what needs whose approval: change the version, and
/// say it in the notes of the release.
enum BuiltInWords {}
