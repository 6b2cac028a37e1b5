namespace SchoolComms.Web;

/// <summary>Names the resource of all texts that people see. The key is the Russian text, which is shown where no translation exists.</summary>
public sealed class Texts;
