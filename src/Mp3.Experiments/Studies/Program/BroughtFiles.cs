// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Program;

/// <summary>What programs have printed, and the files that were brought back, as files of a result.</summary>
internal static class BroughtFiles
{
    private const string Output = "stdout";
    private const string Error = "stderr";
    private const string Folder = "output-";

    /// <summary>Name in the result of each file that a guest reports and that could be read, in its order.</summary>
    /// <param name="report">Its programs are in the order of the plan.</param>
    public static IReadOnlyList<(BroughtFile File, string Name)> NamesOf(GuestReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        HashSet<string> taken = new(StringComparer.Ordinal);
        int streams = 2 * report.Processes.Count;
        return [.. (report.Programs?.Files ?? []).Select((file, i) => (file, Name: i < streams ? StreamName(report, i) : $"{Folder}{Path.GetFileName(file.Name)}"))
            .Where(pair => pair.file.Error is null)
            .Select(pair => (pair.file, ProgramLabels.FileName(pair.Name, taken)))];
    }

    /// <summary>The files by their names.</summary>
    /// <param name="report">Lists them.</param>
    /// <param name="contents">One behind the other; null: they are empty.</param>
    public static IReadOnlyDictionary<string, FileSlice> Of(GuestReport report, FileSlice? contents)
    {
        Dictionary<string, string> names = NamesOf(report).ToDictionary(pair => pair.File.Name, pair => pair.Name, StringComparer.Ordinal);
        var files = new Dictionary<string, FileSlice>(StringComparer.Ordinal);
        long offset = 0;
        foreach (BroughtFile file in report.Programs?.Files ?? [])
        {
            if (names.TryGetValue(file.Name, out string? name) && (contents is not null || file.Kept == 0))
            {
                files[name] = contents?.Part(offset, file.Kept) ?? FileSlice.Empty;
            }

            offset += file.Kept;
        }

        return files;
    }

    // Standard output, then standard error of each program.
    private static string StreamName(GuestReport report, int number)
    {
        string stream = number % 2 == 0 ? Output : Error;
        return report.Processes.Count == 1 ? $"{stream}.txt" : $"{stream}-{report.Processes[number / 2].Label}.txt";
    }
}
