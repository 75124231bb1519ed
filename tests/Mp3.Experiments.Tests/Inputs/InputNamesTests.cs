// SPDX-License-Identifier: MIT

using Mp3.Experiments.Inputs;

namespace Mp3.Experiments.Tests.Inputs;

public sealed class InputNamesTests
{
    [Theory]
    [InlineData("environment.disk_module_sha256", "module mp3_disk.ko (SHA-256)")]
    [InlineData("machine.sysctls.vm.swappiness", "sysctl vm.swappiness")]
    [InlineData("settings.swap", "setting swap")]
    public void Inputs_have_names(string path, string name) => Assert.Equal(name, InputNames.Of(path, []));

    [Theory]
    [InlineData("machine.disk_sources")]
    [InlineData("machine.disk_sources.depth")]
    [InlineData("checks.0.detail")]
    public void What_a_run_does_not_depend_on_is_no_input(string path) => Assert.Null(InputNames.Of(path, []));
}
