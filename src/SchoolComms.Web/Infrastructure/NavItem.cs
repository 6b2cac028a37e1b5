namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// One entry of the navigation. The layout reads <c>ViewData["Nav"]</c>, in order: the first three stand in the phone's bar,
/// the others behind «Ещё».
/// </summary>
/// <param name="Key">Stable name of the place: "day", "chats".</param>
/// <param name="Label">What people read, already localised.</param>
/// <param name="Icon">A symbol of <c>icons.txt</c>.</param>
/// <param name="Badge">How many things wait there; 0 shows nothing.</param>
public sealed record NavItem(string Key, string Label, string Href, string Icon, bool Current = false, int Badge = 0);
