using System.Diagnostics.CodeAnalysis;

namespace SchoolComms.Domain.Common;

/// <summary>Done, or refused with the reason. Exceptions are for bugs and infrastructure.</summary>
public readonly record struct Result(Error? Error)
{
    public static readonly Result Done;

    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsRefused => Error is not null;

    public static implicit operator Result(Error error) => new(error);

    /// <summary>A value whose type is an interface, which C# does not convert by itself.</summary>
    public static Result<T> Of<T>(T value) => new(value, null);
}

/// <summary>A value, or a refusal with the reason.</summary>
public readonly record struct Result<T>
{
    private readonly T? value;

    internal Result(T? value, Error? error)
    {
        this.value = value;
        Error = error;
    }

    public Error? Error { get; }

    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsRefused => Error is not null;

    /// <summary>The value; asking a refusal for it is a bug.</summary>
    public T Value => IsRefused ? throw new InvalidOperationException($"Refused: {Error}") : value!;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}
