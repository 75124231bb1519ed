// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;

namespace Mp3.Experiments.Studies.Program;

/// <summary>The programs' environment: the same on every machine, whatever the user's own is.</summary>
internal static partial class ProgramEnvironment
{
    private const int MatchTimeoutMs = 1000;

    private static readonly string[] Usual =
    [
        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME=/root",
        "USER=root",
        "LANG=C.UTF-8",
        "TERM=dumb",
    ];

    /// <summary>The usual variables and those that were asked for; of one that is there twice the last counts.</summary>
    public static IReadOnlyList<string> With(IReadOnlyList<string> asked) =>
        [.. Usual.Concat(asked).Reverse().DistinctBy(NameOf, StringComparer.Ordinal).Reverse()];

    /// <summary>The name in <c>NAME=VALUE</c>; null: it is none.</summary>
    public static string? NameOf(string text) => Pattern().Match(text) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex(@"^(?<name>[A-Za-z_][A-Za-z0-9_]*)=[^\0]*\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline, MatchTimeoutMs)]
    private static partial Regex Pattern();
}
