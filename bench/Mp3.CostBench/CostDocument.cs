// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.CostBench;

/// <summary>The page that shows the numbers: a run writes them, nobody else does.</summary>
internal static class CostDocument
{
    private const string Begin = "<!-- numbers: begin -->";
    private const string End = "<!-- numbers: end -->";

    /// <summary>The page with <paramref name="report"/> between its two marks.</summary>
    /// <exception cref="Mp3Exception">It does not have both marks, in order (2).</exception>
    public static string With(string page, string report)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        int end = page.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? $"{page[..begin]}{Begin}\n```text\n{report}```\n{page[end..]}"
            : throw Mp3Exception.Usage($"the page has no place for the numbers, between '{Begin}' and '{End}'");
    }

    /// <summary>Writes the numbers into a file.</summary>
    /// <exception cref="Mp3Exception">It can't be read or written, or has no place for them (2).</exception>
    public static void Update(string path, string report)
    {
        try
        {
            File.WriteAllText(path, With(File.ReadAllText(path), report));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Mp3Exception.Usage($"cannot write the numbers into {path}: {e.Message}", e);
        }
    }
}
