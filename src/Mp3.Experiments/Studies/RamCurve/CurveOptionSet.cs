// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Options;
using Mp3.Experiments.Studies.Program;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>The options of <c>mp3 curve</c>: its own, and those of the programs.</summary>
internal sealed class CurveOptionSet : IStudyOptions
{
    private readonly ProgramOptionSet _programs = new();

    private readonly TextOption<RamBy> _by = WordOption.Create(
        "--by", "limit: vary memory.max of the programs; memory: vary the RAM of the machine, up to --memory", (CurveChoices.Limit, RamBy.Limit), (CurveChoices.Memory, RamBy.Memory));

    private readonly TextOption<RamWish> _ram = new(
        "--ram", "RANGE", "Which RAM: a range, in which the points are chosen, or a list: 32M..512M, 32M,64M,128M; auto: from all that the programs touch downwards", RamWish.Any, RamWish.Read);

    private readonly TextOption<double?> _tolerance = new(
        "--tolerance", "PERCENT", "Slowdown that is still good, of the time without a limit", CurveChoices.DefaultTolerance, CurveChoices.ReadTolerance);

    private readonly Option<int> _points = Numbers.Option(
        "--points", "N", "Most points that are chosen; with more a study goes on where one with less has ended", CurveChoices.DefaultPoints, CurveChoices.LeastPoints, CurveChoices.LargestPoints);

    /// <inheritdoc/>
    public IReadOnlyList<Option> All => [_by, _ram, _tolerance, _points, .. _programs.All];

    /// <inheritdoc/>
    public IReadOnlyList<Option> OfSession => _programs.OfSession;

    /// <inheritdoc/>
    public IReadOnlyList<Argument> Arguments => _programs.Arguments;

    /// <inheritdoc/>
    public IStudyRequest Read(ParseResult parsed)
    {
        var programs = (ProgramRequest)_programs.Read(parsed);
        var own = new CurveChoices(_by.Of(parsed), _ram.Of(parsed), _tolerance.Of(parsed)!.Value, parsed.GetValue(_points));
        return new CurveRequest(Require(programs, own), own);
    }

    /// <exception cref="Mp3Exception">Usage: an option that says nothing here.</exception>
    private static ProgramRequest Require(ProgramRequest programs, CurveChoices own) => programs switch
    {
        { Choices.LimitBytes: not null } when own.By == RamBy.Limit =>
            throw Mp3Exception.Usage("--limit is what a curve varies: say which by --ram, or vary the machine's RAM with --by memory"),
        { Choices.Asked.Outputs.Count: > 0 } =>
            throw Mp3Exception.Usage("--output: a curve keeps no files of its runs; mp3 run brings them back, with the --limit of a point"),
        { Options.Faults: true } =>
            throw Mp3Exception.Usage("--faults: a curve keeps no log of faults; mp3 run does, with the --limit of a point"),
        { Choices.PassesExit: true } =>
            throw Mp3Exception.Usage("--pass-exit: a curve has many runs, and none of them is its own; mp3 run passes on how a program ends"),
        _ => programs,
    };
}
