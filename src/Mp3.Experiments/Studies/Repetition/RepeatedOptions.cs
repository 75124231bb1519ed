// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Options;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>The options of a study, and how often it is run.</summary>
/// <param name="once">The study with one seed.</param>
internal sealed class RepeatedOptions(IStudy once) : IStudyOptions
{
    private const int MostRepetitions = 1000;
    private const string SeedOption = "--seed";

    private readonly IStudyOptions _once = once.Options();

    private readonly Option<int> _repeat = Numbers.Option(
        "--repeat", "K", "Run the study with K seeds, from --seed on: medians and intervals, every seed shown", 1, 1, MostRepetitions);

    /// <inheritdoc/>
    public IReadOnlyList<Option> All => [.. _once.All.SelectMany(option => option.Name == SeedOption ? (Option[])[option, _repeat] : [option])];

    /// <inheritdoc/>
    public IReadOnlyList<Argument> Arguments => _once.Arguments;

    /// <inheritdoc/>
    public IReadOnlyList<Option> OfSession => [.. _once.OfSession, _repeat];

    /// <inheritdoc/>
    public Option? OfRuns => _once.OfRuns;

    /// <inheritdoc/>
    public IStudyRequest Read(ParseResult parsed)
    {
        IStudyRequest request = _once.Read(parsed);
        int count = parsed.GetValue(_repeat);
        return count == 1 ? request : new RepeatedRequest(once, request, SeedsFrom(request.Seed, count));
    }

    /// <summary>Rising seeds.</summary>
    /// <exception cref="Mp3Exception">Usage: there are not so many.</exception>
    internal static IReadOnlyList<ulong> SeedsFrom(ulong first, int count) => first <= ulong.MaxValue - (ulong)(count - 1)
        ? [.. Enumerable.Range(0, count).Select(i => first + (ulong)i)]
        : throw Mp3Exception.Usage($"--repeat {count}: there are no {count} seeds from {first} on; choose a smaller --seed");
}
