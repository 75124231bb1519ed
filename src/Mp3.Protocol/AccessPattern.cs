// SPDX-License-Identifier: MIT

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Mp3.Protocol;

/// <summary>What kind of pattern <c>work</c> accesses its memory in; <c>work/sequence.h</c> says what each does.</summary>
public enum AccessKind
{
    /// <summary><c>R</c>: uniform over all bytes.</summary>
    Random,

    /// <summary><c>L</c>: 20 % random, 80 % within 300 bytes after the previous access.</summary>
    Local,

    /// <summary><c>sequential</c>: page after page.</summary>
    Sequential,

    /// <summary><c>stride=BYTES</c>: byte after byte at this distance.</summary>
    Stride,

    /// <summary><c>zipf</c>: the page of rank k as often as 1/k.</summary>
    Zipf,

    /// <summary><c>hot=PAGES:ACCESSES</c>: so many percent of the accesses in the first so many percent of the pages.</summary>
    Hot,

    /// <summary><c>chase</c>: each page says which one is next.</summary>
    Chase,

    /// <summary><c>phases=N</c>: random in one of N parts, another one in each iteration.</summary>
    Phases,
}

/// <summary>How <c>work</c> accesses its memory, as its command line says it; JSON has the same text.</summary>
/// <param name="Kind">What kind of pattern.</param>
/// <param name="First">Of a stride its bytes, of hot pages their percentage, of phases their number; else 0.</param>
/// <param name="Second">Of hot pages the percentage of the accesses that go there; else 0.</param>
[JsonConverter(typeof(AccessPatternConverter))]
public sealed record AccessPattern(AccessKind Kind, int First = 0, int Second = 0)
{
    private const string StridePrefix = "stride=";
    private const string HotPrefix = "hot=";
    private const string PhasesPrefix = "phases=";
    private const int MostPercent = 100;
    private const int BytesPerMib = 1024 * 1024;
    private const int PagesPerMib = 256;

    /// <summary>Uniform over all bytes.</summary>
    public static AccessPattern Random { get; } = new(AccessKind.Random);

    /// <summary>20 % random, 80 % within 300 bytes after the previous access.</summary>
    public static AccessPattern Local { get; } = new(AccessKind.Local);

    /// <summary>The word on the command line.</summary>
    public override string ToString() => Kind switch
    {
        AccessKind.Random => "R",
        AccessKind.Local => "L",
        AccessKind.Sequential => "sequential",
        AccessKind.Stride => string.Create(CultureInfo.InvariantCulture, $"{StridePrefix}{First}"),
        AccessKind.Zipf => "zipf",
        AccessKind.Hot => string.Create(CultureInfo.InvariantCulture, $"{HotPrefix}{First}:{Second}"),
        AccessKind.Chase => "chase",
        AccessKind.Phases => string.Create(CultureInfo.InvariantCulture, $"{PhasesPrefix}{First}"),
        _ => throw new InvalidOperationException($"{Kind} is no pattern"),
    };

    /// <summary>Reads the word of the command line; false: it is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out AccessPattern? pattern)
    {
        ArgumentNullException.ThrowIfNull(text);
        pattern = text switch
        {
            "R" => Random,
            "L" => Local,
            "sequential" => new AccessPattern(AccessKind.Sequential),
            "zipf" => new AccessPattern(AccessKind.Zipf),
            "chase" => new AccessPattern(AccessKind.Chase),
            _ when After(text, StridePrefix) is { } bytes => Of(AccessKind.Stride, Number(bytes, int.MaxValue)),
            _ when After(text, PhasesPrefix) is { } parts => Of(AccessKind.Phases, Number(parts, int.MaxValue)),
            _ when After(text, HotPrefix)?.Split(':') is [string pages, string accesses] =>
                Of(AccessKind.Hot, Number(pages, MostPercent - 1), Number(accesses, MostPercent)),
            _ => null,
        };
        return pattern is not null;
    }

    /// <summary>Whether a memory is large enough: for a stride, and for a page in each phase.</summary>
    /// <param name="sizeMib">MiB.</param>
    public bool FitsInto(int sizeMib) => Kind switch
    {
        AccessKind.Stride => First <= (long)sizeMib * BytesPerMib,
        AccessKind.Phases => First <= (long)sizeMib * PagesPerMib,
        _ => true,
    };

    private static string? After(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : null;

    private static AccessPattern? Of(AccessKind kind, int? first) => first is { } number ? new AccessPattern(kind, number) : null;

    private static AccessPattern? Of(AccessKind kind, int? first, int? second) =>
        first is { } one && second is { } other ? new AccessPattern(kind, one, other) : null;

    private static int? Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most ? number : null;
}
