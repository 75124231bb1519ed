// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;

namespace Mp3.Experiments.Import;

/// <summary>A command line that draws files, as a person types it into a shell.</summary>
/// <param name="Paths">Files and result folders.</param>
/// <param name="Folder">Where pictures go; null: it isn't said.</param>
internal sealed partial record PlotLine(IReadOnlyList<string> Paths, string? Folder)
{
    private const int MatchTimeoutMs = 1000;

    /// <summary>The line with options.</summary>
    public string With(ImportOptions options) => string.Join(
        ' ', ["mp3 plot", .. Paths.Select(Quoted), .. Folder is null ? (string[])[] : ["--out", Quoted(Folder)], options.ToString()]).TrimEnd();

    private static string Quoted(string word) =>
        PlainWord().IsMatch(word) ? word : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^[\p{L}\p{N}/._+,:@%=-]+\z", RegexOptions.None, MatchTimeoutMs)]
    private static partial Regex PlainWord();
}
