// SPDX-License-Identifier: MIT

using Mp3.Experiments.Options;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Program;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>A curve, read back from its manifest.</summary>
internal static class CurveAgain
{
    /// <exception cref="Mp3Exception">Usage: the manifest holds what this version can't run.</exception>
    public static CurveRequest Of(Manifest manifest, AgainOptions options)
    {
        ProgramRequest programs = ProgramAgain.Of(manifest, options);
        Parameters parameters = manifest.Settings.Parameters;
        return new CurveRequest(programs, new CurveChoices(
            TextOf(parameters, "by") switch
            {
                CurveChoices.Limit => RamBy.Limit,
                CurveChoices.Memory => RamBy.Memory,
                _ => throw Wrong(parameters, "by"),
            },
            Read(parameters, "ram", RamWish.Read),
            Read(parameters, "tolerance", CurveChoices.ReadTolerance)!.Value,
            int.TryParse(TextOf(parameters, "points"), out int points) && points is >= CurveChoices.LeastPoints and <= CurveChoices.LargestPoints
                ? points
                : throw Wrong(parameters, "points")));
    }

    private static string TextOf(Parameters parameters, string name) => parameters.Find(name)?.Text
        ?? throw Mp3Exception.Usage($"the manifest has no setting {name}: use the version that made it");

    private static T Read<T>(Parameters parameters, string name, Func<string, TextOption<T>.Meaning> read) =>
        read(TextOf(parameters, name)) is { Error: null, Value: { } value } ? value : throw Wrong(parameters, name);

    private static Mp3Exception Wrong(Parameters parameters, string name) =>
        Mp3Exception.Usage($"the manifest's setting {name} is '{TextOf(parameters, name)}', which makes no sense");
}
