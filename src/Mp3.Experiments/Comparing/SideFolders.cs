// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Comparing;

/// <summary>Reads the results that are to be compared.</summary>
public static class SideFolders
{
    /// <summary>As many as a picture can tell apart.</summary>
    public static int Most => CurveStyle.MostSides;

    /// <summary>Reads all folders.</summary>
    /// <param name="paths">At least one.</param>
    /// <param name="load">Reads one.</param>
    /// <param name="claimsOf">What is said of one, tested.</param>
    /// <returns>In their order.</returns>
    /// <exception cref="Mp3Exception">Usage: there are too few or too many, one is no result, or they have no run in common.</exception>
    public static IReadOnlyList<ComparedSide> Load(
        IReadOnlyList<string> paths, Func<OpenedResult, IStudyResult> load, Func<IStudyResult, IReadOnlyList<Claim>> claimsOf)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(claimsOf);
        if (paths.Count < 2 || paths.Count > Most)
        {
            throw Mp3Exception.Usage(paths.Count < 2
                ? $"{string.Join(", ", paths)} alone can't be compared: name two results or more"
                : $"{paths.Count} results are too many to be told apart in a picture: compare at most {Most} at a time");
        }

        OpenedResult[] opened = [.. paths.Select(ResultFolder.Open)];
        RefuseTwins(paths);
        RefuseStudies(opened);
        IReadOnlyList<string> names = SideNames.Of(paths);
        ComparedSide[] sides = [.. opened.Select((folder, i) => Side(names[i], folder))];
        RefuseStrangers(sides);
        return sides;

        ComparedSide Side(string name, OpenedResult folder)
        {
            IStudyResult result = load(folder);
            return new ComparedSide(name, result, claimsOf(result)) { Path = folder.Path };
        }
    }

    private static void RefuseTwins(IReadOnlyList<string> paths)
    {
        if (paths.GroupBy(FullPath, StringComparer.Ordinal).FirstOrDefault(folder => folder.Count() > 1) is { } twins)
        {
            string[] names = [.. twins.Take(2)];
            throw Mp3Exception.Usage($"{names[0]} and {names[1]} are one result: name each once");
        }
    }

    private static void RefuseStudies(OpenedResult[] opened)
    {
        IGrouping<string, OpenedResult>[] studies = [.. opened.GroupBy(folder => folder.Manifest.Study, StringComparer.Ordinal)];
        if (studies.Length > 1)
        {
            string each = string.Join("; ", studies.Select(study => $"{WordList.Of([.. study.Select(folder => folder.Path)])} {(study.Count() == 1 ? "is" : "are")} of {study.Key}"));
            throw Mp3Exception.Usage($"only results of one study can be compared: {each}");
        }
    }

    private static void RefuseStrangers(ComparedSide[] sides)
    {
        string[] runs = [.. sides.SelectMany(side => side.Conditions).Distinct(StringComparer.Ordinal)];
        if (runs.Any(run => sides.All(side => side.Conditions.Contains(run))))
        {
            return;
        }

        string each = string.Join("; ", sides.Select(side => $"{side.Path} has {string.Join(", ", side.Conditions)}"));
        string most = runs.MaxBy(run => sides.Count(side => side.Conditions.Contains(run)))!;
        string[] without = [.. sides.Where(side => !side.Conditions.Contains(most)).Select(side => side.Path)];
        string hint = without.Length <= sides.Length - 2 ? $"; without {WordList.Of(without)} the others have {most} in common" : "";
        throw Mp3Exception.Usage($"no run is in all of them: {each}{hint}");
    }

    private static string FullPath(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
    }
}
