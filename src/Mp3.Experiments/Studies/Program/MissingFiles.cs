// SPDX-License-Identifier: MIT

using Mp3.Experiments.ProgramFiles;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Program;

/// <summary>Files of the programs that are not among the results, or only in part.</summary>
internal static class MissingFiles
{
    /// <summary>What the guest says of all that is neither there nor a regular file of its own.</summary>
    private const string Irregular = "it is no regular file";

    /// <summary>A sentence for each file, in the order of the report.</summary>
    /// <param name="report">Of the run.</param>
    public static IReadOnlyList<string> Of(GuestReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. (report.Programs?.Files ?? []).Select(Words).OfType<string>()];
    }

    private static string? Words(BroughtFile file) => file switch
    {
        { Error: Irregular } => $"{file.Name} was not brought back: {Irregular}; of a folder, {OutputPlaces.InsteadOfFolder}",
        { Error: { } error } => $"{file.Name} was not brought back: {error}",
        { Length: { } length } when file.Kept < length => $"of {file.Name} the first {file.Kept:N0} of {length:N0} bytes were brought back",
        _ => null,
    };
}
