% The peer: Octave package divand on the same case file (2-D, uniform grid).
%   octave-cli divand_peer.m SIZE1 SIZE2 OBSERVATIONS.txt OUT.txt      columns of OBSERVATIONS.txt: x y f
pkg load divand
arguments = argv();
n1 = str2double(arguments{1});
n2 = str2double(arguments{2});
observations = load(arguments{3});
[xi, yi] = ndgrid(1:n1, 1:n2);
mask = true(n1, n2);
one = ones(n1, n2);
tic;
fi = divand(mask, {one, one}, {xi, yi}, {observations(:, 1), observations(:, 2)}, observations(:, 3), {10 * one, 10 * one}, 1 / 0.05);
printf("seconds %.3f\n", toc);
fi = fi(:);
save("-ascii", "-double", arguments{4}, "fi");
