// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Sweep.Definition;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>A sweep whose options and values are the study's. Its settings are made when they are asked for.</summary>
internal sealed class SweepPlan
{
    private readonly string[] _common;
    private readonly string[] _program;

    private SweepPlan(SweepDefinition definition, SweptStudy study, string[] common, IReadOnlyList<PlannedAxis> axes)
    {
        (Definition, Study, _common, Axes) = (definition, study, common, axes);
        _program = definition.Program.Count == 0 ? [] : ["--", .. definition.Program.Select(word => word.Text)];
        Varied = [.. axes.Where(axis => axis.Option != study.OfRuns)];
        Settings = Varied.Aggregate(1L, (count, axis) => checked(count * axis.Values.Count));
    }

    public SweepDefinition Definition { get; }

    public SweptStudy Study { get; }

    /// <summary>All that is varied, in the order of the definition.</summary>
    public IReadOnlyList<PlannedAxis> Axes { get; }

    /// <summary>What is varied from setting to setting: the runs of the study themselves are not.</summary>
    public IReadOnlyList<PlannedAxis> Varied { get; }

    /// <summary>Number of settings.</summary>
    public long Settings { get; }

    /// <summary>Seeds of each.</summary>
    public IReadOnlyList<ulong> Seeds { get; private set; } = [];

    /// <summary>Checks a definition, value by value; whether values go together a setting tells when it is made.</summary>
    /// <exception cref="Mp3Exception">Usage: an option or a value is none of the study.</exception>
    public static SweepPlan Of(SweepDefinition definition)
    {
        var study = SweptStudy.Of(definition.Study);
        (Option Option, SweepEntry Entry)[] options = [.. definition.Options.Select(entry => (study.OptionOf(entry.Name), entry))];
        PlannedAxis[] axes = [.. definition.Axes.Select(entry => new PlannedAxis(study.OptionOf(entry.Name), Distinct(entry)))];
        RequireProgram(definition, study);
        RequireOneMeaning(options, definition.Axes);
        var plan = new SweepPlan(definition, study, [.. options.SelectMany(option => SweptStudy.Words(option.Option, option.Entry.Values))], axes);
        foreach ((Option option, SweepWord value) in options.SelectMany(option => option.Entry.Values.Select(value => (option.Option, value)))
            .Concat(axes.SelectMany(axis => axis.Values.Select(value => (axis.Option, value)))))
        {
            study.RequireValue(option, value);
        }

        plan.Seeds = definition.Seeds.Count > 0 ? definition.Seeds : [plan.At(0).Request.Seed];
        return plan;
    }

    /// <summary>A setting.</summary>
    /// <param name="number">From 0 on, the last axis fastest.</param>
    /// <exception cref="Mp3Exception">Usage: its values don't go together.</exception>
    public SweepSetting At(long number)
    {
        var values = new SweepWord[Varied.Count];
        for (int i = values.Length - 1; i >= 0; i--)
        {
            (number, long place) = Math.DivRem(number, Varied[i].Values.Count);
            values[i] = Varied[i].Values[(int)place];
        }

        Parameters at = Parameters.Of([.. Varied.Zip(values, (axis, value) => (axis.Name, new ParameterValue(value.Text)))]);
        try
        {
            IStudyRequest request = Ask([.. _common, .. Varied.Zip(values, (axis, value) => SweptStudy.Words(axis.Option, [value])).SelectMany(word => word), .. OfRuns()]);
            return new SweepSetting(at, request);
        }
        catch (Mp3Exception e) when (e.ExitCode == ExitCode.Usage)
        {
            throw Refusal(at, values, e);
        }
    }

    private IStudyRequest Ask(IEnumerable<string> words)
    {
        IStudyRequest request = Study.Ask([.. words, .. _program]);
        request.RequireSense();
        return request;
    }

    // Many runs of one study are asked for as one list.
    private IEnumerable<string> OfRuns() => Axes.Where(axis => axis.Option == Study.OfRuns)
        .SelectMany(axis => (string[])[axis.Option.Name, string.Join(',', axis.Values.Select(value => value.Text))]);

    // A value that is wrong by itself is named by its place; else it is the setting.
    private Mp3Exception Refusal(Parameters at, IReadOnlyList<SweepWord> values, Mp3Exception why)
    {
        foreach ((PlannedAxis axis, SweepWord value) in Varied.Zip(values))
        {
            try
            {
                _ = Ask(SweptStudy.Words(axis.Option, [value]));
            }
            catch (Mp3Exception e) when (e.Message == why.Message)
            {
                return value.Refusal(e.Message);
            }
            catch (Mp3Exception)
            {
                // Alone it lacks the others.
            }
        }

        string? place = values.Select(value => value.Place).LastOrDefault() ?? Definition.Options.Select(option => option.Name.Place).FirstOrDefault();
        return SweepWord.RefusalAt(place, at.All.Count == 0 ? why.Message : $"with {SweepSetting.WordsOf(at)}: {why.Message}");
    }

    private static void RequireProgram(SweepDefinition definition, SweptStudy study)
    {
        if (definition.Program.Count > 0 && !study.HasPrograms)
        {
            throw definition.Program[0].Refusal($"{study.Study.Name} runs no programs of yours: leave out {SweepKeys.Program}, or sweep over run or curve");
        }

        if (definition.Program.Count == 0 && study.HasPrograms)
        {
            throw definition.Study.Refusal(
                $"there is no program to run: write {SweepKeys.Program} = [\"sort\", \"FILE\"], or mp3 sweep … -- {study.Study.Name} -- PROGRAM ARGS");
        }
    }

    private static void RequireOneMeaning((Option Option, SweepEntry Entry)[] options, IReadOnlyList<SweepEntry> axes)
    {
        foreach ((Option option, SweepEntry entry) in options)
        {
            if (!SweptStudy.IsRepeatable(option) && axes.FirstOrDefault(axis => axis.Name.Text == entry.Name.Text) is { } axis)
            {
                throw axis.Name.Refusal($"{entry.Name.Text} is the same in every run by [{SweepKeys.Options}], and is varied here: leave out one of them");
            }
        }
    }

    private static IReadOnlyList<SweepWord> Distinct(SweepEntry axis)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        return axis.Values.FirstOrDefault(value => !known.Add(value.Text)) is { } twice
            ? throw twice.Refusal($"{axis.Name.Text} has {twice.Text} twice")
            : axis.Values;
    }
}
