// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Report;

/// <summary>The report of any study: one HTML file that needs nothing else. Equal results give equal bytes.</summary>
public static class ReportFile
{
    public const string Name = "report.html";

    /// <param name="folder">Where the report goes; exists.</param>
    /// <param name="source">The result's folder, which the report links to.</param>
    /// <param name="contentOf">What it shows, given the way from the page to the result's files.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="Mp3Exception">Unavailable: the fonts are not installed; Usage or Failed: it can't be written.</exception>
    internal static string Write(string folder, string source, Func<string, ReportContent> contentOf) =>
        Write(folder, ReportDocument.Of(contentOf(Link(folder, source))));

    /// <param name="folder">Where the report goes; exists.</param>
    /// <param name="page">What it shows.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="Mp3Exception">As above.</exception>
    internal static string Write(string folder, ReportDocument page)
    {
        string path = Path.Combine(folder, Name);
        byte[] bytes = Encoding.UTF8.GetBytes(ReportPage.Of(page));
        ResultErrors.Translate($"write {path}", () => File.WriteAllBytes(path, bytes));
        return path;
    }

    /// <summary>The way from the page to the files of a folder: ends in a slash, or is empty.</summary>
    internal static string Link(string folder, string source)
    {
        string relative = Path.GetRelativePath(folder, source);
        return relative == "." ? "" : relative + "/";
    }
}
