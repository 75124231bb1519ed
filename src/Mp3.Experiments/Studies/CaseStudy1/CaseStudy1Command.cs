// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Options;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Studies.Repetition;

namespace Mp3.Experiments.Studies.CaseStudy1;

/// <summary><c>mp3 casestudy1</c>.</summary>
public static class CaseStudy1Command
{
    public static Command Create()
    {
        var command = new Command(
            PairRuns.Name,
            "Random against local access: 1024 R 50000 beside 1024 R 10000 (pair A) and beside 1024 L 10000 (pair B).");
        var common = new StudyOptionSet();
        common.AddTo(command);
        HelpWithExamples.Add(command, "mp3 casestudy1", "mp3 casestudy1 --repeat 6", "mp3 casestudy1 --scale 1/8 --swap hdd --seed 7 --out results/small");
        command.SetAction((parsed, cancellation) =>
        {
            StudyOptions options = common.Read(parsed);
            return RepeatedSession.RunAsync(PairRuns.Name, seed => PairRuns.Define(seed, options.Scale), options, common.WantsJson(parsed), cancellation);
        });
        return command;
    }
}
