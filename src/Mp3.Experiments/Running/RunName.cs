// SPDX-License-Identifier: MIT

using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Running;

/// <summary>Names a run by the SHA-256 of its inputs: 64 hexadecimal digits, lower case.</summary>
public readonly record struct RunName : IComparable<RunName>
{
    /// <summary>Digits of a name.</summary>
    public const int Length = 64;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly string? _digits;

    private RunName(string digits) => _digits = digits;

    /// <summary>The first 12 digits: what lists show.</summary>
    public string Abbreviated => Digest.Abbreviate(ToString());

    public static bool operator <(RunName left, RunName right) => left.CompareTo(right) < 0;

    public static bool operator <=(RunName left, RunName right) => left.CompareTo(right) <= 0;

    public static bool operator >(RunName left, RunName right) => left.CompareTo(right) > 0;

    public static bool operator >=(RunName left, RunName right) => left.CompareTo(right) >= 0;

    /// <summary>The name that belongs to the canonical bytes of a run's inputs.</summary>
    public static RunName Of(ReadOnlySpan<byte> canonicalInputs) => new(Digest.Of(canonicalInputs));

    /// <summary>Reads a whole name.</summary>
    /// <exception cref="FormatException">It is no 64 lower-case hexadecimal digits.</exception>
    public static RunName Parse(string text) =>
        TryParse(text, out RunName name) ? name : throw new FormatException($"'{text}' is no name of a run: {Length} hexadecimal digits in lower case");

    /// <summary>The same without an exception.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RunName name)
    {
        bool isName = IsName(text);
        name = isName ? new RunName(text!) : default;
        return isName;
    }

    internal static bool IsName(ReadOnlySpan<char> text) => text.Length == Length && !text.ContainsAnyExcept(Digits);

    /// <summary>The name whose SHA-256 these 32 bytes are.</summary>
    internal static RunName FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length / 2 ? new(Convert.ToHexStringLower(bytes)) : throw new ArgumentException("a name has 32 bytes", nameof(bytes));

    /// <summary>The 32 bytes of the SHA-256.</summary>
    internal byte[] ToBytes() => Convert.FromHexString(ToString());

    /// <inheritdoc/>
    public int CompareTo(RunName other) => string.CompareOrdinal(_digits, other._digits);

    /// <summary>All 64 digits.</summary>
    public override string ToString() => _digits ?? throw new InvalidOperationException("this name was never given");
}
