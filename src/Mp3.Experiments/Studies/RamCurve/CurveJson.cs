// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;
using Mp3.Experiments.Options;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>JSON of a curve.</summary>
[JsonSerializable(typeof(CurveDocument))]
internal sealed partial class CurveJson : JsonSerializerContext
{
    public static CurveJson Standard { get; } = new(JsonOutput.Style());
}
