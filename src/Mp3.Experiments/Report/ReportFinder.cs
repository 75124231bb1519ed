// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Report;

/// <summary>Finds reports among results.</summary>
public static class ReportFinder
{
    private const string Incomplete = ".incomplete";

    /// <summary>
    /// The report of a result folder; for a folder of results, the one of all below it that was written last. Runs
    /// that did not end have none.
    /// </summary>
    /// <returns>Its absolute path.</returns>
    /// <exception cref="Mp3Exception">Usage: there is no such folder, or no report in it.</exception>
    public static string Newest(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw Mp3Exception.Usage($"there is no folder {folder}: run a study first, such as 'mp3 casestudy1'");
        }

        string own = Path.GetFullPath(Path.Combine(folder, ReportFile.Name));
        if (File.Exists(own))
        {
            return own;
        }

        if (File.Exists(Path.Combine(folder, ResultFolder.ManifestFile)))
        {
            throw Mp3Exception.Usage($"{folder} has no {ReportFile.Name}: 'mp3 plot {folder}' writes it");
        }

        IEnumerable<string> reports = ResultErrors.Translate($"look into {folder}", () => Directory
            .GetFiles(Path.GetFullPath(folder), ReportFile.Name, SearchOption.AllDirectories));
        return reports
            .Where(path => !path.Contains(Incomplete + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .ThenBy(path => path, StringComparer.Ordinal)
            .FirstOrDefault()
            ?? throw Mp3Exception.Usage($"there is no report below {folder}: run a study first, such as 'mp3 casestudy1'");
    }
}
