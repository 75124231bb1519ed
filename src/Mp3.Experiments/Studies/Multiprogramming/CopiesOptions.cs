// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Options;
using Mp3.Experiments.Studies.Processes;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>The options of multiprogramming: which N, and how large a copy is.</summary>
internal sealed class CopiesOptions : IStudyOptions
{
    private const int MaxSizeMib = 65_536;
    private const string OriginalCounts = "1,5,11";

    private readonly StudyOptionSet _common = new();

    private readonly TextOption<IReadOnlyList<int>> _counts = new(
        $"--{CopiesRuns.N.Name}", "LIST", $"{CopiesRuns.N.Words}: 5, 1,5,11, 1..20 or 1..21..5", OriginalCounts, ParseCounts);

    private readonly Option<int> _size = Numbers.Option(
        $"--{CopiesRuns.Size}", "MIB", "Memory of one copy, MiB; the course says 200", CopiesRuns.DefaultSizeMib, 1, MaxSizeMib);

    /// <inheritdoc/>
    public IReadOnlyList<Option> All => [_counts, _size, .. _common.All];

    /// <inheritdoc/>
    public IReadOnlyList<Option> OfSession => _common.OfSession;

    /// <inheritdoc/>
    public Option OfRuns => _counts;

    /// <inheritdoc/>
    public IStudyRequest Read(ParseResult parsed)
    {
        StudyOptions options = _common.Read(parsed);
        (IReadOnlyList<int> counts, int size) = (_counts.Of(parsed), parsed.GetValue(_size));
        return new ProcessRequest(seed => CopiesRuns.Define(counts, size, seed, options.Scale), options);
    }

    private static TextOption<IReadOnlyList<int>>.Meaning ParseCounts(string text) =>
        IntegerList.TryParse(text, CopiesRuns.MaxCopies, out IReadOnlyList<int>? list, out string? error) ? new(list) : new(null, error);
}
