// SPDX-License-Identifier: MIT

using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Running;

/// <summary>Names a run by the SHA-256 of its inputs: 64 hexadecimal digits, lower case.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RunName : IComparable<RunName>
{
    /// <summary>Digits of a name.</summary>
    public const int Length = 64;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private const int Bytes = Length / 2;

    // A number, not a text: very many names must fit into memory.
    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private RunName(ReadOnlySpan<byte> bytes)
    {
        _high = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        _low = BinaryPrimitives.ReadUInt128BigEndian(bytes[(Bytes / 2)..]);
    }

    /// <summary>The first 12 digits: what lists show.</summary>
    public string Abbreviated => Digest.Abbreviate(ToString());

    public static bool operator <(RunName left, RunName right) => left.CompareTo(right) < 0;

    public static bool operator <=(RunName left, RunName right) => left.CompareTo(right) <= 0;

    public static bool operator >(RunName left, RunName right) => left.CompareTo(right) > 0;

    public static bool operator >=(RunName left, RunName right) => left.CompareTo(right) >= 0;

    /// <summary>The name that belongs to the canonical bytes of a run's inputs.</summary>
    public static RunName Of(ReadOnlySpan<byte> canonicalInputs)
    {
        Span<byte> digest = stackalloc byte[Bytes];
        SHA256.HashData(canonicalInputs, digest);
        return new(digest);
    }

    /// <summary>Reads a whole name.</summary>
    /// <exception cref="FormatException">It is no 64 lower-case hexadecimal digits.</exception>
    public static RunName Parse(string text) =>
        TryParse(text, out RunName name) ? name : throw new FormatException($"'{text}' is no name of a run: {Length} hexadecimal digits in lower case");

    /// <summary>The same without an exception.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RunName name)
    {
        bool isName = IsName(text);
        name = isName ? new RunName(Convert.FromHexString(text!)) : default;
        return isName;
    }

    internal static bool IsName(ReadOnlySpan<char> text) => text.Length == Length && !text.ContainsAnyExcept(Digits);

    /// <summary>The name whose SHA-256 these 32 bytes are.</summary>
    internal static RunName FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Bytes ? new(bytes) : throw new ArgumentException("a name has 32 bytes", nameof(bytes));

    /// <summary>The 32 bytes of the SHA-256.</summary>
    internal byte[] ToBytes()
    {
        byte[] bytes = new byte[Bytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _high);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(Bytes / 2), _low);
        return bytes;
    }

    /// <inheritdoc/>
    public int CompareTo(RunName other) => (_high, _low).CompareTo((other._high, other._low));

    /// <summary>All 64 digits.</summary>
    public override string ToString() =>
        this == default ? throw new InvalidOperationException("this name was never given") : Convert.ToHexStringLower(ToBytes());
}
