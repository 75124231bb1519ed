// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;
using Mp3.Experiments.Options;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>JSON of a study that was repeated.</summary>
[JsonSerializable(typeof(RepeatedDocument))]
internal sealed partial class RepeatedJson : JsonSerializerContext
{
    public static RepeatedJson Standard { get; } = new(JsonOutput.Style());
}
