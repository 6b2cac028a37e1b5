using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Domain.Consents;

/// <summary>Somebody whom the author has named, with the consents about them.</summary>
public sealed record NamedOnPhoto(PersonId Person, FullName Name, IReadOnlyCollection<Consent> Consents);

/// <summary>What a photo or video is about to do: in which chat, on which day, by whose hand, for which purposes.</summary>
public sealed record PhotoCase(
    Edition Edition,
    ContentRule Rule,
    PersonId Author,
    ConsentPlaces Place,
    IReadOnlyList<ConsentPurpose> Purposes,
    DateOnly Day
)
{
    /// <summary>The case; null where the regulation does not ask this author, or there is neither photo nor video.</summary>
    public static PhotoCase? Of(
        Edition edition,
        Chat chat,
        PersonId author,
        Audience audience,
        IReadOnlySet<Rule> lifted,
        IReadOnlyCollection<FileKind> files,
        DateOnly day
    )
    {
        List<ConsentPurpose> purposes = [];
        if (files.Any(FileKinds.IsPicture))
            purposes.Add(ConsentPurpose.Photo);
        if (files.Any(FileKinds.IsVideo))
            purposes.Add(ConsentPurpose.Video);

        var rule = edition.Regulation.RulesFor(audience).FirstOrDefault(content => content.Rule == Regulations.Rule.PhotoOfPeople);
        return rule is null or { Mode: Mode.Off } || lifted.Contains(rule.Rule) || purposes.Count == 0
            ? null
            : new PhotoCase(edition, rule, author, PlaceOf(chat), purposes, day);
    }

    /// <summary>What kind of place a chat is to the people on its photos.</summary>
    public static ConsentPlaces PlaceOf(Chat chat) => chat.ClassId is null ? ConsentPlaces.SchoolChats : ConsentPlaces.ClassChats;

    /// <summary>The consent by which somebody may be shown; null where there is none.</summary>
    public Consent? ConsentOf(NamedOnPhoto named, ConsentPurpose purpose) =>
        named.Consents.FirstOrDefault(consent => consent.Permits(purpose, Place, Day));
}

/// <summary>
/// People on photos and video need their written permission, or their parent's (S2 5, 6, 8). No machine looks at the picture:
/// the author is asked, and answers for it.
/// </summary>
public static class PhotoRule
{
    /// <summary>Whether the message may go out; a refusal or warning names who has not consented.</summary>
    /// <param name="answer">Who is on it; null where the author has not been asked yet.</param>
    /// <param name="named">Those whom the answer names, with their consents.</param>
    /// <param name="warned">The author has seen the warning.</param>
    public static Result Check(PhotoCase photo, PeopleOnPhoto? answer, IReadOnlyCollection<NamedOnPhoto> named, bool warned)
    {
        var clause = photo.Edition.Cite(photo.Rule.Clause)!;
        if (answer is null)
            return new PeopleOnPhotoAsked(clause);
        if (answer.People.Count > PeopleOnPhoto.Most)
            return new TooManyOnPhoto(PeopleOnPhoto.Most) { Field = nameof(answer.People) };

        var without = named.Where(person =>
            person.Person != photo.Author && photo.Purposes.Any(purpose => photo.ConsentOf(person, purpose) is null)
        );
        var findings = without.Select(person => new Finding(
            photo.Rule.Rule,
            photo.Rule.Mode,
            clause,
            person.Name.Full,
            Advice.RemoveFragment | Advice.ObtainPermission
        ));
        return PostingRule.Answer(new Verdict([.. findings], null), warned);
    }
}

/// <summary>The author has to say who is on the photo before it goes out.</summary>
public sealed record PeopleOnPhotoAsked(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>More people than one message names.</summary>
public sealed record TooManyOnPhoto(int Most) : Error(ErrorKind.Invalid);
