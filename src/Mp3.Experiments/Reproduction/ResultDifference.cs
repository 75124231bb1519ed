// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Reproduction;

/// <summary>Where two results part.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line of it, from 1; null: not a line of a CSV file.</param>
/// <param name="Place">The column, or the place in the manifest.</param>
/// <param name="Then">The original's value; null: it has none.</param>
/// <param name="Now">The new value; null: there is none.</param>
public sealed record ResultDifference(string File, long? Line, string Place, string? Then, string? Now)
{
    private const string Nothing = "nothing";

    public override string ToString() =>
        $"{File}, {(Line is { } line ? $"line {line}, column {Place}" : Place)}: {Then ?? Nothing} then, {Now ?? Nothing} now";
}
